INSERT INTO observation SELECT 'arms.tiv', coalesce(supplier_cown, supplier), coalesce(recipient_cown, recipient), make_date("year"::INT, 1, 1), make_date("year"::INT, 12, 31), tiv_million, getvariable('file_id'), line FROM typed
WHERE coalesce(supplier_cown, supplier) <> coalesce(recipient_cown, recipient) ORDER BY line;
INSERT INTO dataset_rejection SELECT getvariable('file_id'), line, 'supplier ''' || coalesce(supplier_text, '') || ''', recipient ''' || coalesce(recipient_text, '') || ''': one of them is no state.' FROM typed
WHERE coalesce(supplier_cown, supplier) IS NULL OR coalesce(recipient_cown, recipient) IS NULL ORDER BY line;
