INSERT INTO event_count
SELECT 'gdelt', actor_text, recipient_text, actor, recipient, strptime(month || '-01', '%Y-%m-%d')::DATE, last_day(strptime(month || '-01', '%Y-%m-%d')::DATE), coalesce(root, 0), q1, q2, q3, q4, goldstein_sum, scored, reports, getvariable('file_id')
FROM typed ORDER BY line;
