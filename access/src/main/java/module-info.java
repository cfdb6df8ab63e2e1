/** Finds who sent a web request and what they may do, and refuses the rest. */
module org.mailpromoter.access {
  requires transitive org.mailpromoter.core;
  requires transitive org.mailpromoter.installation;
  requires transitive org.mailpromoter.service;
  requires transitive org.mailpromoter.web;
  requires java.net.http;
  requires com.nimbusds.jose.jwt;
  requires oauth2.oidc.sdk;
  requires static org.jspecify;

  exports org.mailpromoter.access;
  exports org.mailpromoter.access.oidc;
}
