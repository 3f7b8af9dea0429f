using System.Globalization;
using Entente.Record;
using Xunit;

namespace Entente.SystemTests.Datasets;

/// <summary>The schema's own view of the files whose votes count keeps the rule of <see cref="RecordView.InUse"/>.</summary>
public sealed class RecordStoreTests
{
    [Fact]
    public void Votes_are_taken_from_the_files_that_count()
    {
        using var ledger = new TestLedger();
        using (var command = ledger.File.Connection.CreateCommand())
        {
            command.CommandText = """
                INSERT INTO dataset_file (file_id, dataset, version, layout, name, sha256, bytes, row_count, rejected, loaded_at)
                SELECT *, 0, 0, 0, TIMESTAMP '2026-01-01' FROM (VALUES (11, 'un-votes', '2', 'a', 'a', 'a'), (12, 'gsdb', '4', 'a', 'b', 'b'),
                    (13, 'un-votes', '1', 'a', 'c', 'c'), (14, 'un-votes', '1', 'b', 'd', 'd')) AS f
                """;
            command.ExecuteNonQuery();
        }
        var held = ledger.Texts("SELECT concat_ws(' ', file_id, dataset, version) FROM dataset_file ORDER BY file_id").Select(h => h.Split(' '));
        var expected = RecordView.InUse(held.Select(h => new HeldFile(int.Parse(h[0], CultureInfo.InvariantCulture), h[1], h[2]))).Select(f => $"{f.Id}");
        Assert.Equal(["12", "13", "14"], expected);
        Assert.Equal(expected, ledger.Texts("SELECT file_id::VARCHAR FROM vote_file ORDER BY file_id"));
    }
}
