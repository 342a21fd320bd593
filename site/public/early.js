// Before the first paint: the size of the letters, as it was left.
const page = document.documentElement;
page.dataset.script = 'on';
try {
  page.dataset.elder = localStorage.getItem('jinlin-elder') === 'on' ? 'on' : 'off';
  page.dataset.elderSize = localStorage.getItem('jinlin-elder-size') ?? '1';
} catch {
  page.dataset.elder = 'off';
}
