/** HTTP as values: requests, responses, routes. Only one package knows the server. */
module org.mailpromoter.web {
  requires static org.jspecify;

  exports org.mailpromoter.web;
}
