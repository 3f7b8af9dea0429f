-- One row a dispute, without its parties: they are in the directed dyad-years. Filed as a loaded file, so that its hash is on record.
SELECT count(*) FROM typed;
