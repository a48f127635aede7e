package org.xelionchat.karaf;

import java.nio.file.Path;

/** With the Camel that the project is built on, wrapped for the test: see {@code src/test/feature/camel-4.xml}. */
public class Camel4KarafIT extends ChatInKaraf {

    @Override
    String camelFeatures() {
        return Path.of(System.getProperty("build.directory"), "feature", "camel-4.xml")
                .toUri()
                .toString();
    }
}
