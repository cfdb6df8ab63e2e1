package org.mailpromoter.storage.sqlite;

/**
 * What stands together in the index of results: the decisions of a folder with one result.
 *
 * @param folder the number of the folder
 * @param outcome the number of the outcome
 * @param reason the code of the reason
 */
record DecisionKind(long folder, int outcome, int reason) {}
