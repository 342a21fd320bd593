document.documentElement.dataset.script = 'on';
try {
  document.documentElement.dataset.elder =
    localStorage.getItem('jinlin-elder') === 'on' ? 'on' : 'off';
} catch {
  document.documentElement.dataset.elder = 'off';
}
