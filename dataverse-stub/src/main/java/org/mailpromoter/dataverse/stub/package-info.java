/**
 * A Dataverse Web API for tests: tables in memory, held against a published description of them. It
 * is a model written from documentation; nobody compared it with a live organisation.
 */
@NullMarked
package org.mailpromoter.dataverse.stub;

import org.jspecify.annotations.NullMarked;
