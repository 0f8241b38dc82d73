/* Comfort only: every page works without this file. Written in the syntax of 2019. */
(function () {
  'use strict';
  var root = document.documentElement;

  /* Read aloud, where the browser can, in the large-type mode. */
  if (root.getAttribute('data-size') === 'elder' && 'speechSynthesis' in window && 'SpeechSynthesisUtterance' in window) {
    var button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn speak';
    button.textContent = '朗读';
    button.addEventListener('click', function () {
      var voice = window.speechSynthesis;
      if (voice.speaking) {
        voice.cancel();
        button.textContent = '朗读';
        return;
      }
      var chosen = String(window.getSelection() || '').trim();
      var text = chosen || document.getElementById('main').innerText;
      text.match(/[^。！？\n]{1,200}[。！？\n]?/g).slice(0, 400).forEach(function (part) {
        var words = new SpeechSynthesisUtterance(part);
        words.lang = 'zh-CN';
        voice.speak(words);
      });
      button.textContent = '停止朗读';
    });
    document.body.appendChild(button);
    window.addEventListener('pagehide', function () {
      window.speechSynthesis.cancel();
    });
  }

  /* Dropping files anywhere on the upload form. */
  var input = document.getElementById('file');
  if (input && input.form) {
    ['dragover', 'dragleave', 'drop'].forEach(function (kind) {
      input.form.addEventListener(kind, function (event) {
        event.preventDefault();
        input.classList.toggle('over', kind === 'dragover');
        if (kind === 'drop' && event.dataTransfer && event.dataTransfer.files.length > 0) {
          input.files = event.dataTransfer.files;
        }
      });
    });
    input.form.addEventListener('submit', function () {
      var send = input.form.querySelector('button');
      send.textContent = '正在核对……';
    });
  }

  /* "/" leads to the search box. */
  document.addEventListener('keydown', function (event) {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    var at = document.activeElement;
    if (at && /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName)) return;
    var box = document.querySelector('input[type="search"]');
    if (box) {
      event.preventDefault();
      box.focus();
    }
  });
})();
