package org.xelionchat.karaf;

/** With the features that Camel publishes for its 3.x line. */
public class Camel3KarafIT extends ChatInKaraf {

    @Override
    String camelFeatures() {
        return "mvn:org.apache.camel.karaf/apache-camel/" + System.getProperty("camel-karaf3.version")
                + "/xml/features";
    }
}
