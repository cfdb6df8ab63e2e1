/**
 * What runs by itself: synchronization and delivery, once or as a service, the health of mailboxes,
 * upkeep. What happens is told as typed events; nothing here knows a command line or prints.
 */
module org.mailpromoter.service {
  requires transitive org.mailpromoter.installation;
  requires static org.jspecify;

  exports org.mailpromoter.service;
}
