/** What can go wrong, scripted by a test, and what was asked. */
@NullMarked
package org.mailpromoter.dataverse.stub.fault;

import org.jspecify.annotations.NullMarked;
