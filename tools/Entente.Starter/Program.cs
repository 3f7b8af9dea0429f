using System.Globalization;
using System.Text;
using Entente.Starter;
using Entente.Store.Datasets;
using Entente.Store.Datasets.Starter;

// starter DATA-FOLDER [OUT-FOLDER]: starter.box and its card, from the files that Tables names.
const int Most = 3_000_000;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length is 0 or > 2)
{
    Console.Error.WriteLine("starter: give the folder of the data files, and the folder to write to (default: src/Entente.Store/Datasets/Starter).");
    return 2;
}
var folder = args.Length > 1 ? args[1] : Path.Combine("src", "Entente.Store", "Datasets", "Starter");
var packed = StarterBox.Pack(new Tables(args[0]).All());
if (packed.Length > Most)
{
    Console.Error.WriteLine($"starter: the box has {packed.Length:N0} bytes; {Most:N0} is the most. Leave a table out.");
    return 1;
}
var box = StarterBox.Read(packed);
var card = new StringBuilder("# starter.box\n\nMade by `dotnet run -c Release --project tools/Entente.Starter -- ../shared/data`; ");
card.Append($"what it is for: `docs/datasets/starter.md`.\n");
card.Append($"{packed.Length:N0} bytes. SHA-256 is of the table as it is unpacked.\n");
foreach (var file in box.Files)
{
    var dataset = DatasetCatalog.Find(file.Dataset)!;
    card.Append($"\n## {file.Name}\n\n| | |\n|---|---|\n| data set | [{file.Dataset}](../../../../docs/datasets/{file.Dataset}.md), {file.Version} |\n");
    card.Append($"| from | {file.Origin} |\n| licence | {file.Licence} |\n| cite | {dataset.Citation} |\n");
    if (file.Note.Length > 0) card.Append($"| taken of it | {file.Note} |\n");
    card.Append($"| bytes | {file.Bytes:N0}, in the box {file.Packed:N0} |\n| SHA-256 | {file.Sha256} |\n");
}
File.WriteAllBytes(Path.Combine(folder, "starter.box"), packed);
File.WriteAllText(Path.Combine(folder, "starter.card.md"), card.ToString());
foreach (var file in box.Files) Console.WriteLine($"{file.Name}: {file.Bytes:N0} bytes, {file.Packed:N0} packed");
Console.WriteLine($"{Path.Combine(folder, "starter.box")}: {packed.Length:N0} bytes");
return 0;
