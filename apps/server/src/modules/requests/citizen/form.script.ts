/**
 * While one writes: where the message will go, and whether it is answered already. The page does all of it without this,
 * by a second step. Kept small, and without anything from elsewhere.
 */
export const formScript = `
(function () {
  var form = document.getElementById('ecrire'), box = document.getElementById('apercu'), text = document.getElementById('message');
  if (!form || !box || !text || !window.fetch) return;
  var last = '', timer, turn = 0;
  function item(tag, words, href) {
    var node = document.createElement(tag);
    if (href) { var link = document.createElement('a'); link.href = href; link.target = '_blank'; link.rel = 'noopener'; link.textContent = words; node.appendChild(link); }
    else node.textContent = words;
    return node;
  }
  function look() {
    var said = text.value.trim();
    if (said === last) return;
    last = said;
    var mine = ++turn, body = new URLSearchParams();
    body.set('message', said); body.set('lieu', form.elements.lieu.value);
    fetch(form.dataset.look, { method: 'POST', body: body, headers: { accept: 'application/json' } })
      .then(function (answer) { return answer.ok ? answer.json() : null; })
      .then(function (seen) {
        if (!seen || mine !== turn) return;
        box.textContent = '';
        seen.lines.forEach(function (line) { box.appendChild(item('p', line)); });
        if (seen.answers.length) {
          var list = document.createElement('ul');
          seen.answers.forEach(function (each) { list.appendChild(item('li', each.question, each.url)); });
          box.appendChild(list);
        }
        box.hidden = !box.childNodes.length;
        form.elements.vu.value = seen.warned ? '' : '1';
      })
      .catch(function () {});
  }
  text.addEventListener('input', function () { form.elements.vu.value = ''; clearTimeout(timer); timer = setTimeout(look, 700); });
  text.addEventListener('change', look);
})();
`;
