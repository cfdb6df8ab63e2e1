/**
 * How a plugin declares what can be configured, so that the host refuses wrong files with file,
 * line and key before the plugin is created. A {@link org.mailpromoter.spi.config.ConfigKey} says
 * name, type, default, bounds, meaning and secrecy; a {@link
 * org.mailpromoter.spi.config.ConfigSpec} lists the keys of one section.
 */
@NullMarked
package org.mailpromoter.spi.config;

import org.jspecify.annotations.NullMarked;
