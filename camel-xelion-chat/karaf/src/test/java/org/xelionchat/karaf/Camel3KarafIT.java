package org.xelionchat.karaf;

/** With the features that Camel publishes for its 3.x line. */
public class Camel3KarafIT extends ChatInKaraf {}
