/**
 * What runs by itself: {@link org.mailpromoter.service.Synchronization} once, {@link
 * org.mailpromoter.service.Service} until it is interrupted. Both decide which mailboxes are worth
 * trying, deliver to the sinks, and delete what is old. What happens is told to {@link
 * org.mailpromoter.service.ServiceEvents}, in values and without words.
 */
@NullMarked
package org.mailpromoter.service;

import org.jspecify.annotations.NullMarked;
