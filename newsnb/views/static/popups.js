/**
 * The one jQuery function that folium's popups need: making an element from markup. Only in a map on its own, where the
 * markup is written by whoever makes the map and contains nothing from a reading.
 */
globalThis.$ ??= (markup) => new DOMParser().parseFromString(markup, "text/html").body.children;
