/**
 * The one thing that folium's popups ask of jQuery: to make an element of their markup. In a map of its own only, where
 * that markup is written by whoever makes the map; nothing of a reading is in it.
 */
globalThis.$ ??= (markup) => new DOMParser().parseFromString(markup, "text/html").body.children;
