/**
 * The columns of a corpus, as the page brings them, and what fits a choice: pure functions over whole columns, without a page.
 *
 * @typedef {{outlet?: string, role?: string, naming?: string, type?: string, speaker?: string, from?: number, to?: number,
 *   box?: [number, number, number, number], words?: string, article?: string}} Choice `from` and `to` are days since 1970, both
 *   included; `box` is south, west, north, east; an article is shown, and does not narrow anything
 * @typedef {{articles: Uint8Array, quotes: Uint8Array, within: Uint8Array, articleCount: number, quoteCount: number, withinCount: number}} Fit
 *   `within` are the quotes of all articles that fit what is asked of articles, whatever is asked of quotes
 */

const OF_QUOTES = ["role", "naming", "type", "speaker"];

/**
 * Return the columns as arrays that are quick to go through.
 * @param {any} data
 * @returns {any}
 */
export function unfold(data) {
  const { articles, quotes, named, places } = data;
  const size = articles.id.length;
  const words = quotes.words ?? [];
  const fold = (text) => (text ?? "").toLowerCase();
  return {
    ...data,
    size,
    articles: { ...articles, outlet: Int32Array.from(articles.outlet), title_: articles.title.map(fold) },
    quotes: {
      ...quotes,
      article: Int32Array.from(quotes.article),
      ...Object.fromEntries(OF_QUOTES.map((name) => [name, Int32Array.from(quotes[name])])),
      words_: words.map(fold),
    },
    speakers_: data.speakers.map(fold),
    named: { article: Int32Array.from(named.article), place: Int32Array.from(named.place) },
    places: { ...places, size: places.name.length },
  };
}

/**
 * Return what fits a choice.
 * @param {any} data as `unfold` returns it
 * @param {Choice} choice
 * @returns {Fit}
 */
export function fit(data, choice) {
  const articles = fitArticles(data, choice);
  const within = new Uint8Array(data.quotes.article.length);
  const quotes = new Uint8Array(within.length);
  const wanted = OF_QUOTES.filter((name) => choice[name] !== undefined).map((name) => [data.quotes[name], data[`${name}s`].indexOf(choice[name])]);
  const words = choice.words?.trim().toLowerCase() ?? "";
  const inSpeaker = words ? data.speakers_.map((name) => name.includes(words)) : [];
  const inTitle = words ? data.articles.title_.map((title) => title.includes(words)) : [];
  const has = new Uint8Array(data.size);
  let [withinCount, quoteCount] = [0, 0];
  const asked = wanted.length;
  const [[first, one], [second, two], [third, three], [fourth, four]] = [...wanted, ...Array(4 - asked).fill([[], 0])];
  for (let row = 0; row < quotes.length; row++) {
    const article = data.quotes.article[row];
    if (!articles[article]) continue;
    within[row] = 1;
    withinCount++;
    if (asked && (first[row] !== one || (asked > 1 && second[row] !== two) || (asked > 2 && third[row] !== three) || (asked > 3 && fourth[row] !== four))) continue;
    if (words && !(inTitle[article] || inSpeaker[data.quotes.speaker[row]] || data.quotes.words_[row]?.includes(words))) continue;
    quotes[row] = has[article] = 1;
    quoteCount++;
  }
  let articleCount = 0;
  for (let row = 0; row < data.size; row++) {
    const isAsked = wanted.length || words;
    if (isAsked && !has[row] && !(words && !wanted.length && inTitle[row])) articles[row] = 0;
    articleCount += articles[row];
  }
  return { articles, quotes, within, articleCount, quoteCount, withinCount };
}

/** @param {any} data @param {Choice} choice */
function fitArticles(data, { outlet, from, to, box }) {
  const found = new Uint8Array(data.size).fill(1);
  const wanted = outlet === undefined ? -1 : data.outlets.indexOf(outlet);
  const near = box && namesIn(data, box);
  for (let row = 0; row < data.size; row++) {
    const day = data.articles.date[row];
    if (outlet !== undefined && data.articles.outlet[row] !== wanted) found[row] = 0;
    if (from !== undefined && (day === null || day < from || day > /** @type {number} */ (to))) found[row] = 0;
    if (near && !near[row]) found[row] = 0;
  }
  return found;
}

function namesIn(data, [south, west, north, east]) {
  const { lat, lon } = data.places;
  const found = new Uint8Array(data.size);
  const { article, place } = data.named;
  for (let row = 0; row < place.length; row++) {
    const at = place[row];
    if (lat[at] >= south && lat[at] <= north && lon[at] >= west && lon[at] <= east) found[article[row]] = 1;
  }
  return found;
}

/**
 * Return how many of the articles that fit name each place.
 * @param {any} data
 * @param {Uint8Array} articles
 * @returns {Int32Array}
 */
export function countPlaces(data, articles) {
  const counts = new Int32Array(data.places.size);
  const { article, place } = data.named;
  for (let row = 0; row < place.length; row++) counts[place[row]] += articles[article[row]];
  return counts;
}

/**
 * Return how many of some quotes have each value of a column.
 * @param {any} data
 * @param {string} column
 * @param {Uint8Array} quotes
 * @returns {Int32Array} by the number of the value; those without one come last
 */
export function countQuotes(data, column, quotes) {
  const counts = new Int32Array(data[`${column}s`].length + 1);
  const cells = data.quotes[column];
  for (let row = 0; row < cells.length; row++) if (quotes[row]) counts[cells[row] < 0 ? counts.length - 1 : cells[row]]++;
  return counts;
}

/**
 * Return the bounds of a share of quotes with 95 %: Wilson's, for as many quotes as would tell as much if they did not come
 * together in articles.
 * @param {number} count
 * @param {number} of
 * @param {number} [spread] the sum over articles of the square of (count - share * of)
 * @returns {[number, number]}
 */
export function wilson(count, of, spread = 0) {
  if (!of) return [0, 1];
  const z2 = 1.96 ** 2;
  const share = count / of;
  const alone = share * (1 - share) * of;
  const size = alone && spread > alone ? (of * alone) / spread : of;
  const middle = share + z2 / (2 * size);
  const reach = 1.96 * Math.sqrt((share * (1 - share)) / size + z2 / (4 * size * size));
  return [Math.max(0, (middle - reach) / (1 + z2 / size)), Math.min(1, (middle + reach) / (1 + z2 / size))];
}
