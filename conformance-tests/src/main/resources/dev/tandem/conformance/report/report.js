'use strict';
(() => {
  const form = document.querySelector('.filter');
  const entries = [...document.querySelectorAll('[data-outcome]')]
    .map(node => ({node, text: node.textContent.toLowerCase()}));
  const groups = [...document.querySelectorAll('.group')];
  const rows = entries.filter(entry => entry.node.matches('.row')).length;
  if (rows === 0) return;

  const apply = () => {
    const words = form.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = ['outcome', 'area', 'level'].filter(name => form.elements[name].value);
    let shown = 0;
    for (const {node, text} of entries) {
      const fits = wanted.every(name => node.dataset[name] === form.elements[name].value)
        && words.every(word => text.includes(word));
      node.hidden = !fits;
      if (fits && node.matches('.row')) shown++;
    }
    for (const group of groups) group.hidden = !group.querySelector('[data-outcome]:not([hidden])');
    const filtered = wanted.length > 0 || words.length > 0;
    form.querySelector('output').value = filtered ? `${shown} of ${rows} checks` : `${rows} checks`;
  };

  form.addEventListener('input', apply);
  form.addEventListener('reset', () => setTimeout(apply));
  form.addEventListener('submit', event => event.preventDefault());
  for (const link of document.querySelectorAll('[data-pick]')) {
    link.addEventListener('click', event => {
      event.preventDefault();
      form.reset();
      form.elements[link.dataset.pick].value = link.dataset.value;
      apply();
      form.scrollIntoView({block: 'start'});
    });
  }
  for (const part of document.querySelectorAll('.repeat')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(part.querySelector('pre').textContent);
      button.textContent = 'Copied';
    });
    part.append(button);
  }
  const unfold = () => {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    for (let node = target; node; node = node.parentElement) {
      if (node.matches('details')) node.open = true;
    }
    if (target) target.scrollIntoView();
  };
  addEventListener('hashchange', unfold);
  unfold();
  addEventListener('beforeprint', () => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  form.hidden = false;
  apply();
})();
