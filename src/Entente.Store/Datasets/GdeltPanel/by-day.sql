INSERT INTO event_count
SELECT 'gdelt', actor_text, recipient_text, actor, recipient, day, day, coalesce(root, 0), q1, q2, q3, q4, goldstein_sum, scored, reports, getvariable('file_id')
FROM typed ORDER BY line;
