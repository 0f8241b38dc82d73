/* Comfort only: every page works without this file. Written in the syntax of 2019. */
(() => {
  const root = document.documentElement;

  /* Read aloud, where the browser can, in the large-type mode. */
  function addReadAloud() {
    const voice = window.speechSynthesis;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'speak';
    button.textContent = '朗读';
    button.addEventListener('click', () => {
      if (voice.speaking) {
        voice.cancel();
        button.textContent = '朗读';
        return;
      }
      const chosen = String(window.getSelection() || '').trim();
      // biome-ignore lint/performance/useDomNodeTextContent: what is hidden must not be read aloud
      const text = chosen || document.getElementById('main').innerText;
      const parts = (text.match(/[^。！？\n]{1,200}[。！？\n]?/g) || []).slice(0, 400);
      parts.forEach((part, at) => {
        const words = new SpeechSynthesisUtterance(part);
        words.lang = 'zh-CN';
        if (at === parts.length - 1) {
          words.onend = () => {
            button.textContent = '朗读';
          };
        }
        voice.speak(words);
      });
      button.textContent = '停止朗读';
    });
    const switches = document.querySelector('.switches');
    switches.insertBefore(button, switches.querySelector('button'));
    window.addEventListener('pagehide', () => voice.cancel());
  }
  if (root.getAttribute('data-size') === 'elder' && 'speechSynthesis' in window) addReadAloud();

  /* Dropping files anywhere on the upload form. */
  const input = document.getElementById('file');
  if (input) {
    for (const kind of ['dragover', 'dragleave', 'drop']) {
      input.form.addEventListener(kind, (event) => {
        event.preventDefault();
        input.classList.toggle('over', kind === 'dragover');
        if (kind === 'drop' && event.dataTransfer.files.length > 0) input.files = event.dataTransfer.files;
      });
    }
    const button = input.form.querySelector('button');
    const words = button.textContent;
    input.form.addEventListener('submit', () => {
      button.textContent = '正在处理……';
    });
    // Coming back, the page may be shown as it was left.
    window.addEventListener('pageshow', () => {
      button.textContent = words;
    });
  }

  /* While a request is written: what is public already. Without script the next step shows it. */
  const similar = document.querySelector('[data-similar]');
  if (similar && 'fetch' in window) {
    let timer = 0;
    let asked = '';
    const show = (hits) => {
      similar.textContent = '';
      if (hits.length === 0) return;
      const box = document.createElement('div');
      box.className = 'similar-box';
      const words = document.createElement('p');
      words.textContent = '已经公开的，也许正是您要的（在新窗口打开，填的内容不会丢）：';
      const list = document.createElement('ul');
      hits.forEach((hit) => {
        const line = document.createElement('li');
        const link = document.createElement('a');
        link.href = hit.link;
        link.target = '_blank';
        link.rel = 'noopener';
        link.textContent = hit.title;
        line.appendChild(link);
        list.appendChild(line);
      });
      box.appendChild(words);
      box.appendChild(list);
      similar.appendChild(box);
    };
    const look = () => {
      const fields = document.querySelectorAll('.item input[type="text"], .item textarea');
      const words = Array.prototype.map
        .call(fields, (field) => field.value)
        .join(' ')
        .trim()
        .slice(0, 400);
      if (words.length < 2 || words === asked) return;
      asked = words;
      fetch(`${similar.getAttribute('data-similar')}?q=${encodeURIComponent(words)}`)
        .then((answer) => (answer.ok ? answer.json() : { hits: [] }))
        .then((found) => {
          if (words === asked) show(found.hits);
        })
        .catch(() => {});
    };
    document.addEventListener('input', (event) => {
      if (!event.target.closest('.item')) return;
      clearTimeout(timer);
      timer = setTimeout(look, 600);
    });
  }

  /* Lists of the workbench: j and k go from row to row, Enter opens as any link does, ? leads to the words on this. */
  const list = document.querySelector('[data-keys="list"]');
  if (list) {
    const links = Array.from(list.querySelectorAll('tbody th a'));
    document.addEventListener('keydown', (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
      const keys = document.querySelector('.keys');
      if (event.key === '?' && keys) keys.scrollIntoView({ block: 'center' });
      const step = { j: 1, k: -1 }[event.key];
      if (!step || links.length === 0) return;
      const at =
        links.indexOf(document.activeElement) +
        (step === -1 && !list.contains(document.activeElement) ? 0 : step);
      links[Math.min(Math.max(at, 0), links.length - 1)].focus();
      event.preventDefault();
    });
  }

  /* "/" leads to the search box. */
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) return;
    const box = document.querySelector('input[type="search"]');
    if (!box) return;
    event.preventDefault();
    box.focus();
  });
})();
