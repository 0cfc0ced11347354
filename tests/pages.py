"""A web page made by hand, with an article in it."""

STORY = "".join(
    f"<p>“The pier is as safe as it was {years} years ago,” Ada Berg told the harbour board of Varde on Monday.</p>"
    for years in range(20, 26)
)
PAGE = (
    '<!doctype html>\n<html lang="en"><head><title>Pier stays open | Coast Mail</title>'
    '<meta property="og:site_name" content="Coast Mail"><meta property="article:published_time" content="2024-05-06">'
    f"</head><body><nav><a href=/>Home</a></nav><article><h1>Pier stays open</h1>{STORY}</article>"
    "<script>document.title = 'x'</script><footer>All rights</footer></body></html>"
)
