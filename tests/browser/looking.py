"""Helpers to find things on a page with a view."""

DESK = {"width": 1360, "height": 860}
PHONE = {"width": 360, "height": 740}
HOSTILE = (
    "<script>window.hit = 1</script><img src=x onerror='window.hit=1'> {{7*7}} {% x %} </script><!-- \u2028 ${7*7}\n"
)


def shown(page):
    """Wait for the view and its map."""
    page.locator("main.newsnb").wait_for()
    page.frame_locator("iframe.map").locator(".leaflet-container").wait_for()
    return page


def marker(page, name):
    return page.frame_locator("iframe.map").locator(f".place[aria-label^='{name},']")


def place_id(reading, name):
    return next(one.id for one in reading.places if one.name == name)


def chosen(page):
    """Return the id that the address of the page selects."""
    return page.evaluate("decodeURIComponent(location.hash.slice(1))")
