"""The forking engine against the standard one, and what it does when things go wrong."""

import os
import sys
from pathlib import Path

import nbformat
import papermill
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from papermill.exceptions import PapermillExecutionError
from tests.conftest import ROOT

from placebook.chapters.forking import ChapterCrashedError
from placebook.chapters.workers import warm

KERNEL = {"name": "python3", "language": "python", "display_name": "Python 3"}


def template(folder: Path, *sources: str) -> Path:
    cells = [
        new_markdown_cell("# Report", metadata={"tags": ["title"]}),
        new_code_cell("place = 'nowhere'", metadata={"tags": ["parameters"]}),
        *(new_code_cell(source) for source in sources),
    ]
    path = folder / "template.ipynb"
    nbformat.write(new_notebook(cells=cells, metadata={"kernelspec": KERNEL}), path)
    return path


def run(path: Path, engine: str, **options):
    return papermill.execute_notebook(
        str(path), None, {"place": "somewhere"}, engine_name=engine, progress_bar=False, **options
    )


def outputs(notebook) -> list:
    return [(c.get("execution_count"), c.get("outputs")) for c in notebook.cells]


EVERYTHING = (
    "print('one', place)\nprint('two')",
    "from IPython.display import Markdown, display\ndisplay(Markdown('**b**'))\nMarkdown('c')",
    "import sys\nprint('warning', file=sys.stderr)\n1 + 1",
    "import pandas as pd\npd.DataFrame({'a': [1]})",
    "_ ; None",
    "1 + 1;",
)


def test_fork_and_nbclient_give_equal_outputs(tmp_path):
    path = template(tmp_path, *EVERYTHING)
    assert outputs(run(path, "placebook")) == outputs(run(path, "nbclient"))


def test_errors_carry_the_same_traceback(tmp_path):
    path = template(tmp_path, "def f():\n    return 1 / 0\nf()", "print('never')")
    seen = {}
    for engine in ("placebook", "nbclient"):
        with pytest.raises(PapermillExecutionError) as caught:
            run(path, engine)
        seen[engine] = (caught.value.cell_index, caught.value.evalue, caught.value.traceback)
    assert seen["placebook"] == seen["nbclient"]


def test_a_chapter_cannot_change_the_process_that_runs_it(tmp_path):
    path = template(
        tmp_path, "import os\nos.environ['LEAK'] = '1'\nos.chdir('/')\nimport sys\nsys.leak = 1"
    )
    here = Path.cwd()
    run(path, "placebook")
    assert "LEAK" not in os.environ
    assert Path.cwd() == here
    assert not hasattr(sys, "leak")


WATCHES = (
    "import builtins, os, random, sys, warnings\n"
    "import altair as alt, numpy as np, pandas as pd\n"
    "from pathlib import Path\n"
    "from placebook import charts, measures, narrative\n"
    "from placebook.dataset import open_package\n"
    "from placebook.narrative import phrases",
    "package = open_package(Path(place))\nvalues = package['observations']['value']",
    "print(len(values), round(values.sum(), 3), list(package.places.index[:3]))",
    "print(pd.get_option('display.precision'), pd.get_option('display.max_rows'))",
    "print(Path.cwd(), os.environ.get('LEAK'), os.environ.get('TZ'), os.umask(0o22))",
    "print(phrases.SAME, measures.last_year.__name__, hasattr(builtins, 'leak'))",
    "print(alt.theme.active, alt.data_transformers.active, len(warnings.filters), sys.path[0])",
    "print(np.geterr(), sys.getrecursionlimit(), sys.stdout is sys.__stdout__)",
)
MEDDLES = (
    "values[:] = 0\npackage.tables['observations'] = package['observations'].head(3)\n"
    "package.places.drop(package.places.index[0], inplace=True)",
    "pd.set_option('display.precision', 1)\npd.set_option('display.max_rows', 2)",
    "os.chdir('/')\nos.environ['LEAK'] = '1'\nos.environ['TZ'] = 'Asia/Tokyo'\nos.umask(0)",
    "phrases.SAME = 0.5\nmeasures.last_year = print\nbuiltins.leak = sys.leak = 1",
    "alt.data_transformers.enable('default', max_rows=1)\nalt.theme.enable('dark')\n"
    "warnings.simplefilter('error')\nsys.path.insert(0, '/leak')",
    "np.seterr(all='raise')\nsys.setrecursionlimit(5000)",
)


def test_no_chapter_changes_what_another_sees(tmp_path):
    """Data in memory, options, folder, environment, modules: what one does ends with it."""
    warm(ROOT / "data")
    watches = template(tmp_path, *WATCHES)
    (tmp_path / "meddler").mkdir()
    meddles = template(tmp_path / "meddler", *WATCHES, *MEDDLES, *WATCHES[1:])
    data = {"place": str(ROOT / "data")}

    def printed(path: Path) -> list[str]:
        done = papermill.execute_notebook(
            str(path), None, data, engine_name="placebook", progress_bar=False
        )
        cells = (cell for cell in done.cells if cell.cell_type == "code")
        return [output.text for cell in cells for output in cell.outputs if "text" in output]

    before = printed(watches)
    itself = printed(meddles)
    assert len(before) == len(WATCHES) - 2
    assert itself[: len(before)] == before
    seen = zip(itself[len(before) :], before, strict=True)
    assert all(after != first for after, first in seen), "it must have changed them for itself"
    assert printed(watches) == before


def test_a_dying_chapter_names_its_cell(tmp_path):
    path = template(tmp_path, "1", "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)")
    with pytest.raises(ChapterCrashedError, match="cell 5: its process died"):
        run(path, "placebook")


def test_a_cell_that_never_ends_is_stopped_and_named(tmp_path):
    path = template(tmp_path, "import time\ntime.sleep(60)")
    with pytest.raises(ChapterCrashedError, match=r"cell 4: it took longer than 0\.5 seconds"):
        run(path, "placebook", execution_timeout=0.5)
