// Shows only the entries in one state. Without this script the timeline lists all of them.
const bar = document.getElementById("filters");
const entries = [...document.querySelectorAll(".entry[data-states]")];
const periods = [...document.querySelectorAll("section.period, section.year")];

function show(state, counter) {
  let shown = 0;
  for (const entry of entries) {
    entry.hidden = state !== "" && !entry.dataset.states.split(" ").includes(state);
    if (!entry.hidden) shown += 1;
  }
  for (const period of periods) period.hidden = !period.querySelector(".entry:not([hidden])");
  counter.textContent = `${shown} of ${entries.length} events`;
  history.replaceState(null, "", state ? `?state=${state}${location.hash}` : location.pathname + location.hash);
}

if (bar && entries.length) {
  const choice = bar.querySelector("select");
  const counter = bar.querySelector("[role=status]");
  bar.hidden = false;
  choice.value = new URLSearchParams(location.search).get("state") ?? "";
  if (choice.selectedIndex < 0) choice.value = "";
  choice.addEventListener("change", () => show(choice.value, counter));
  show(choice.value, counter);
}
