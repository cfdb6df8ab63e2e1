/**
 * Unattended work: synchronization and delivery, once or as a service, the health of mailboxes,
 * upkeep. Results are reported as typed events; nothing here depends on a command line or prints.
 */
module org.mailpromoter.service {
  requires transitive org.mailpromoter.installation;
  requires static org.jspecify;

  exports org.mailpromoter.service;
}
