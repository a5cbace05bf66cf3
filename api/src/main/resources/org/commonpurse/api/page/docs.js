// Shows the description of this service, and sends what is tried to this service alone.
SwaggerUIBundle({
  url: "/api/v1/openapi.json",
  dom_id: "#docs",
  docExpansion: "none",
  defaultModelsExpandDepth: -1,
  displayRequestDuration: true,
  filter: true,
  deepLinking: true,
  // A key is forgotten with the page.
  persistAuthorization: false,
  // Otherwise the description would be sent to a host that checks it.
  validatorUrl: null
});
