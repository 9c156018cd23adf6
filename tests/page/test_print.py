"""The page in a browser: it becomes a PDF, and asks nothing of the network."""

import re
import shutil
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from backchannel import api
from backchannel.audit.answers import Answers
from backchannel.audit.verdicts import audit
from backchannel.views.page import page
from tests.page.folders import write

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(
    BROWSER is None, reason="Chromium is not installed, so nothing can be printed"
)


@pytest.fixture
def host():
    """Open a host that notes what is asked of it."""
    asked = []

    class Noting(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Noting)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}", asked
    server.shutdown()
    thread.join()
    server.server_close()


def printed(folder, text):
    """Print a page to PDF by a browser that finds no other host; return the PDF and the addresses that the browser asked for."""
    source, pdf, log = folder / "page.html", folder / "page.pdf", folder / "net.json"
    source.write_text(text, encoding="utf-8")
    subprocess.run(
        [
            BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", f"--user-data-dir={folder / 'profile'}",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--no-pdf-header-footer",
            f"--log-net-log={log}", "--net-log-capture-mode=Everything", f"--print-to-pdf={pdf}", source.as_uri(),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    asked = re.findall(r'"url":"([^"]+)"', log.read_text(encoding="utf-8", errors="replace"))
    return pdf.read_bytes(), asked


def test_the_page_prints_and_asks_nothing_of_the_network(tmp_path, host):
    address, asked = host
    hostile = f'<img src="{address}/a"><link rel="stylesheet" href="{address}/b"> url({address}/c) @import "{address}/d"'
    opened = api.open_case(write(tmp_path / "case", hostile, address=f"{address}/record"))
    answers = Answers(opened.knowledge, draws=200)
    pdf, wanted = printed(tmp_path, page(answers, audit(answers), (), "", "9.9"))
    assert pdf.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type /Page\b", pdf)) > 3
    assert asked == []
    assert [url for url in wanted if address in url] == []


def test_no_address_of_the_korea_page_is_asked_for(tmp_path):
    opened = api.open_case(Path(__file__).parents[2] / "cases" / "korea-1950")
    answers = Answers(opened.knowledge, draws=200)
    text = page(answers, audit(answers), (), "", "9.9")
    hosts = set(re.findall(r'href="https?://([^/"]+)', text))
    assert len(hosts) > 3
    pdf, wanted = printed(tmp_path, text)
    assert len(re.findall(rb"/Type /Page\b", pdf)) > 30
    assert [url for url in wanted if any(host in url for host in hosts)] == []


def test_the_watch_on_the_network_sees_a_request(tmp_path, host):
    address, asked = host
    _, wanted = printed(tmp_path, f'<!DOCTYPE html><title>x</title><img src="{address}/a">')
    assert asked == ["/a"]
    assert f"{address}/a" in wanted
