"""Writes the first 1,000 texts of data/reading/corpus as articles, each a file, with a day of 2024 that counts on. Usage: articles.py CORPUS FOLDER [HOW MANY]"""
import datetime
import pathlib
import sys

corpus, folder, count = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 1000
folder.mkdir(parents=True)
words = 0
for n, path in enumerate(sorted(corpus.glob('*.marked'))[:count]):
    body = path.read_text('utf-8').split('---\n', 1)[1]
    text = '\n'.join(line for line in body.split('\n') if not line.startswith('|'))
    day = datetime.date(2024, 1, 1) + datetime.timedelta(days=n * 366 // count)
    words += len(text.split())
    (folder / f'{n:04}-{path.stem}.txt').write_text(f'Published {day.day} {day:%B %Y}\n\n{text}', 'utf-8')
print(f'{n + 1} articles, {words} words')
