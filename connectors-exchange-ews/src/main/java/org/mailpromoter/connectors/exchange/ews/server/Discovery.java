package org.mailpromoter.connectors.exchange.ews.server;

/** Whether autodiscover is used (MS-OXDISCO). */
enum Discovery {
  /** Never: its address is configured. */
  OFF,
  /** In the domain of the mailbox's address, and nowhere else. */
  OWN_DOMAIN
}
