// Finds pages by the words that they hold. `pages` comes from index.js: title, section, address, headings and words of each.
const input = document.getElementById('search');
const list = document.getElementById('found');
const root = document.body.dataset.root;

// On a narrow screen the navigation stands above the page, so it begins closed.
if (matchMedia('(max-width: 800px)').matches)
  for (const group of document.querySelectorAll('nav details[open]')) group.open = false;

input.addEventListener('input', show);
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    input.focus();
  }
  if (event.key === 'Escape') {
    input.value = '';
    show();
    input.focus();
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [input, ...list.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement);
  if (at < 0 || list.hidden) return;
  event.preventDefault();
  stops[Math.min(stops.length - 1, Math.max(0, at + (event.key === 'ArrowDown' ? 1 : -1)))].focus();
});

function show() {
  const words = input.value
    .toLowerCase()
    .split(/[\s.]+/)
    .filter(Boolean);
  list.hidden = words.length === 0;
  const found = words.length === 0 ? [] : window.pages.map((page) => ({ page, score: scoreOf(page, words) }));
  const best = found
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, 20);
  list.replaceChildren(...(best.length > 0 ? best.map(({ page }) => itemOf(page)) : [nothing()]));
}

/** Every word must be somewhere: a title counts most, then a heading, then the text. */
function scoreOf({ title, headings, words }, asked) {
  const each = asked.map((word) => {
    if (title.toLowerCase() === word) return 40;
    if (title.toLowerCase().includes(word)) return 20;
    if (headings.toLowerCase().includes(word)) return 5;
    return words.includes(word) ? 1 : 0;
  });
  return each.includes(0) ? 0 : each.reduce((sum, one) => sum + one, 0);
}

function itemOf({ title, section, address }) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  link.href = `${root}/${address}`;
  link.textContent = title;
  const where = document.createElement('small');
  where.textContent = section;
  link.append(where);
  item.append(link);
  return item;
}

function nothing() {
  const item = document.createElement('li');
  item.className = 'none';
  item.textContent = 'No page has all of these words.';
  return item;
}
