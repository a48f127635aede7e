package org.xelionchat.karaf;

/** With the Camel that the project is built on, wrapped for the test: see {@code src/test/feature/camel-4.xml}. */
public class Camel4KarafIT extends ChatInKaraf {}
