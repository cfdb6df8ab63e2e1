package org.mailpromoter.exchange.stub.fault;

/**
 * A request that reached the server.
 *
 * @param operation what was asked, such as GetItem; empty where it could not be read
 * @param user who asked; empty where nobody had logged in
 * @param status the status of the answer; 0 where the connection was closed instead
 * @since 0.1
 */
public record SeenRequest(String operation, String user, int status) {}
