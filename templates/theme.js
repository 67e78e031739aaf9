// Script of every page: says that there is a script, and turns the theme between
// auto, light and dark.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");

  // Storage may be forbidden; then nothing is kept.
  const kept = (key) => { try { return localStorage.getItem("rashomon." + key); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem("rashomon." + key, value); } catch { /* not kept */ } };

  const THEMES = ["auto", "light", "dark"];
  const button = document.getElementById("theme");
  let theme = kept("theme");
  const setTheme = (name) => {
    theme = THEMES.includes(name) ? name : "auto";
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    button.querySelector("span").textContent = theme;
  };
  setTheme(theme);
  button.addEventListener("click", () => {
    setTheme(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]);
    keep("theme", theme);
  });
})();
