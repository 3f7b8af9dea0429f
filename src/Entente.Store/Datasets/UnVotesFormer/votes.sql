-- The name tells former states from their successors (both Germanies have the code DE, or none); the code is taken where the name isn't known.
INSERT INTO vote
SELECT rcid, NULL, coalesce(country, country_code), CASE vote WHEN 'yes' THEN 1 WHEN 'abstain' THEN 2 WHEN 'no' THEN 3 END, getvariable('file_id'), line
FROM typed WHERE coalesce(country, country_code) IS NOT NULL AND vote IN ('yes', 'abstain', 'no') ORDER BY line;
INSERT INTO dataset_rejection
SELECT getvariable('file_id'), line, 'country ''' || coalesce(country_text, '') || ''' (' || coalesce(country_code_text, 'no code') || '), vote ''' || coalesce(vote, '') || ''': a state and one of yes, abstain, no were expected.'
FROM typed WHERE coalesce(country, country_code) IS NULL OR vote IS NULL OR vote NOT IN ('yes', 'abstain', 'no') ORDER BY line;
