"""Chromium without a window, driven through its DevTools protocol over two pipes: no driver and no package is needed."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)

# The browser reads commands from descriptor 3 and answers on 4, wherever the test runner has its own files.
_LAUNCH = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execv(sys.argv[3], sys.argv[3:])
"""


class Chromium:
    """One page of a browser.  ``requests`` are the addresses it asked for."""

    def __init__(self, profile: Path) -> None:
        assert PROGRAM
        pipes = [fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in (*os.pipe(), *os.pipe())]
        self._reads, self._to_browser, self._from_browser, self._writes = pipes
        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--remote-debugging-pipe")
        quiet = ("--no-first-run", "--disable-background-networking", "--force-prefers-reduced-motion", "--window-size=1400,900")
        ends = (str(self._reads), str(self._writes))
        command = [sys.executable, "-c", _LAUNCH, *ends, PROGRAM, *flags, *quiet, f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(
            command, pass_fds=(self._reads, self._writes), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(self._reads)
        os.close(self._writes)
        self._unread, self._number, self._session = b"", 0, ""
        self.requests: list[str] = []
        self.complaints: list[str] = []
        target = self.command("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.command("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Network", "Runtime", "Log"):
            self.command(f"{domain}.enable")
        size = {"width": 1400, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.command("Emulation.setDeviceMetricsOverride", **size)

    def command(self, method: str, **parameters: Any) -> dict[str, Any]:
        """What the browser answers to a command of the protocol."""
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._to_browser, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return dict(answer["result"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._unread:
            data = os.read(self._from_browser, 1 << 16)
            assert data, "the browser ended"
            self._unread += data
        line, self._unread = self._unread.split(b"\0", 1)
        message: dict[str, Any] = json.loads(line)
        parameters = message.get("params", {})
        if message.get("method") == "Network.requestWillBeSent":
            self.requests.append(parameters["request"]["url"])
        elif message.get("method") == "Runtime.exceptionThrown":
            self.complaints.append(json.dumps(parameters["exceptionDetails"]))
        elif message.get("method") == "Log.entryAdded" and parameters["entry"]["level"] == "error":
            self.complaints.append(parameters["entry"]["text"])
        return message

    def open(self, page: Path) -> None:
        """Open a file and wait until it is drawn."""
        self.requests.clear()
        self.complaints.clear()
        self.command("Page.navigate", url=page.as_uri())
        is_drawn = "Boolean(document.querySelector('#shown')?.textContent)"
        self.wait(f"document.readyState === 'complete' && location.protocol === 'file:' && {is_drawn}")

    def run(self, script: str) -> Any:
        """The value of a JavaScript expression."""
        answer = self.command("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def wait(self, condition: str, seconds: float = 20) -> None:
        """Wait until a JavaScript expression holds."""
        end = time.monotonic() + seconds
        while not self.run(condition):
            assert time.monotonic() < end, f"never true: {condition}"
            time.sleep(0.05)

    def settle(self) -> None:
        """Wait until what is due was drawn."""
        self.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")

    def type(self, text: str) -> None:
        """Type into what has the focus."""
        for character in text:
            self.command("Input.insertText", text=character)

    def press(self, key: str, code: int) -> None:
        """Press and release a key."""
        for kind in ("keyDown", "keyUp"):
            self.command("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def mouse(self, kind: str, x: float, y: float) -> None:
        """Move to a point of the window, press or release there."""
        button = {} if kind == "mouseMoved" else {"button": "left", "clickCount": 1}
        self.command("Input.dispatchMouseEvent", type=kind, x=x, y=y, **button)

    def click(self, x: float, y: float) -> None:
        """Click on a point of the window."""
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.mouse(kind, x, y)

    def picture(self) -> bytes:
        """A PNG of the window."""
        return base64.b64decode(self.command("Page.captureScreenshot")["data"])

    def close(self) -> None:
        """End the browser."""
        self._session = ""
        try:
            self.command("Browser.close")
            self._process.wait(10)
        except (AssertionError, OSError, subprocess.TimeoutExpired):
            self._process.kill()
            self._process.wait()
        os.close(self._to_browser)
        os.close(self._from_browser)
