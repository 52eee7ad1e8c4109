// Opened from a folder there is no server: none that would add index.html to a link, and none to load a module from.
if (location.protocol === "file:") {
  for (const link of document.links) {
    if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
  }
  for (const module of document.querySelectorAll("script[type=module][data-plain]")) {
    const script = document.createElement("script");
    script.src = module.src;
    document.head.append(script);
  }
}
