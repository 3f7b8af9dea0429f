// Keys for the review page; without this file the page works by its buttons.
"use strict";
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  if (event.target.closest("input, textarea, select")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const form = document.querySelector("form.verdict");
  const press = value => form?.querySelector(`button[value="${value}"]`)?.click();
  const go = rel => document.querySelector(`a[rel="${rel}"]`)?.click();
  const why = form?.elements.namedItem("why");
  switch (event.key) {
    case "y": press("right"); break;
    case "n":
      // A reason is needed: the first press leads to it.
      if (why && why.value.trim() === "") why.focus();
      else press("wrong");
      break;
    case "c":
      // Nothing is corrected until a field is changed.
      if (form && [...form.querySelectorAll(".fields input, .fields select")].every(isAsItWas)) form.elements.namedItem("actor").focus();
      else press("corrected");
      break;
    case "j": go("next"); break;
    case "k": go("prev"); break;
    default: return;
  }
  event.preventDefault();
});

function isAsItWas(field) {
  return field.tagName === "SELECT" ? [...field.options].every(o => o.selected === o.defaultSelected) : field.value === field.defaultValue;
}

// A form is sent once.
document.querySelector("form.verdict")?.addEventListener("submit", event => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => { const form = document.querySelector("form.verdict"); if (form) delete form.dataset.sent; });
