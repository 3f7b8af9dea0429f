// A slider over the days from which documents count as public, beside the date box, which does the same without it.
import { days } from "/days.js";

const form = document.querySelector("form.asof");
const box = form?.elements.namedItem("as-of");
if (box && days.length > 1) {
  const now = days.length;
  const start = box.value === "" ? now : Math.max(0, days.findLastIndex(day => day <= box.value));
  const slider = document.createElement("input");
  Object.assign(slider, { type: "range", min: "0", max: String(now), step: "1", value: String(start) });
  slider.setAttribute("aria-label", "Day, by publication of documents");
  const tell = () => slider.setAttribute("aria-valuetext", days[slider.valueAsNumber] ?? "now");
  slider.addEventListener("input", () => {
    box.value = days[slider.valueAsNumber] ?? "";
    tell();
  });
  // Let go of with a pointer it shows the day; with keys one goes on, and the button shows it.
  slider.addEventListener("pointerup", () => setTimeout(() => slider.valueAsNumber !== start && form.requestSubmit()));
  tell();
  form.insertBefore(slider, form.querySelector("button"));
}
