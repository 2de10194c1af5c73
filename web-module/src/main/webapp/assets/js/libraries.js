// The one place that knows where the WebJars are; the build fills in the version.
export { html, svg, nothing, render } from "/webjars/lit-html/@version.lit-html@/lit-html.js";
