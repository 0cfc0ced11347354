"""Rows at hand -> a corpus in memory."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tqdm import tqdm

from newsnb.corpus.columns import join_tables
from newsnb.corpus.engines import run_jobs
from newsnb.corpus.holding import Corpus
from newsnb.corpus.parts import How, Read, read_job
from newsnb.corpus.sources import survey
from newsnb.corpus.tables import rows_of
from newsnb.errors import WrongType
from newsnb.settings import Settings
from newsnb.workers import Job

if TYPE_CHECKING:
    from distributed import Client

_SIZE = 32  # articles of a part; small enough for a bar to move


def read_frame(
    frame: Any,
    *,
    text: str | None = None,
    id: str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    date: str | None = None,
    home: str | None = None,
    url: str | None = None,
    model: str | Path | None = None,
    settings: Settings | None = None,
    engine: str = "local",
    workers: int | None = None,
    client: "Client | None" = None,
    progress: bool = False,
) -> Corpus:
    """Read a table of articles.

    Parameters
    ----------
    frame
        A pandas DataFrame, or a list of dicts; one row for each article.
    text, id, title, outlet, date, home, url
        Names of the columns that hold the text, an id, and what is known of an article. A column that is not named is
        looked for under the name of the parameter; only the text must be there. Without ids, articles are numbered
        from 1. All other columns stay, in ``corpus.articles``.
    model, settings
        As of `newsnb.read`; the model by name or path.
    engine
        ``"local"``: in this process. ``"processes"``: in others on this machine, which are replaced when they die.
        ``"dask"``: on a Dask cluster.
    workers
        Number of processes; None for one per processor.
    client
        A client of a Dask cluster that runs; None for a cluster on this machine, for the time of the call.
    progress
        Whether to count the articles in a bar on standard error.

    Returns
    -------
    Corpus
        Equal tables whatever the engine. An article that cannot be read has a row in ``articles``, with the reason in
        the column ``problem``.

    Raises
    ------
    WrongType
        If it is no table.
    UnknownName
        If there is no column of a name; the message lists those there are.

    Examples
    --------
    >>> corpus = read_frame([{"id": "a", "text": "“We will go on,” Tom Reed said in Lisbon."}])
    >>> corpus.quotes[["article", "speaker", "content"]].values.tolist()
    [['a', 'Tom Reed', '“We will go on,”']]
    """
    if not hasattr(frame, "columns") and not (isinstance(frame, list) and all(isinstance(row, dict) for row in frame)):
        raise WrongType("read_frame", "a DataFrame, or a list of dicts, with a row for each article", frame)
    named = {"text": text, "id": id, "title": title, "outlet": outlet, "date": date, "home": home, "url": url}
    rows = rows_of(frame, named)
    found = survey(rows, _SIZE)
    how = How(model=str(model) if model else None, settings=settings or Settings(), own=found.own, named=found.named)
    jobs = [Job(payload=(rows.of_part(part), part, how)) for part in found.parts]
    done: dict[int, Read] = {}
    with tqdm(total=found.articles, unit=" articles", disable=not progress) as bar:
        for job, read in run_jobs(
            read_job, jobs, engine, workers=workers, client=client, say=bar.write if progress else str
        ):
            done[job.payload[1].number] = read
            bar.update(job.payload[1].rows)
    reads = [done[number] for number in sorted(done)]
    readings = {article: packed for read in reads for article, packed in read.readings.items()}
    return Corpus(own=found.own, tables=join_tables([read.tables for read in reads], found.own), readings=readings)
