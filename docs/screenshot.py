"""Draw docs/screenshot.png: opens the chat on the example city, asks, waits, photographs.

``pip install playwright && python docs/screenshot.py [CHROMIUM]``. Uses the Chromium that is
installed (``/usr/bin/chromium``), downloads none.
"""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from gentwin_chat import Twin
from gentwin_chat.chat_ui import build, served
from gentwin_chat.data import CITY

QUESTIONS = (
    "Which air quality sensor has the highest no2?",
    "Which gateway is it connected to?",
    "What else is connected to that gateway?",
)
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")


def main(chromium: str = "/usr/bin/chromium") -> None:
    """Write the picture beside this file."""
    twin = Twin.open(CITY)
    twin.warm_up()
    demo = build(twin)
    _, address, _ = demo.launch(prevent_thread_lock=True, quiet=True, **served())
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1320, "height": 860}, device_scale_factor=1.25)
        page.goto(address)
        page.wait_for_selector(".gt-try")
        for number, question in enumerate(QUESTIONS, start=1):
            page.fill("textarea", question)
            page.keyboard.press("Enter")
            page.wait_for_function(
                f"document.querySelectorAll('.message.bot').length === {number}", timeout=120_000
            )
            page.wait_for_timeout(3_000)  # the evidence follows the last word
        page.screenshot(path=Path(__file__).with_name("screenshot.png"))
        browser.close()
    demo.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
