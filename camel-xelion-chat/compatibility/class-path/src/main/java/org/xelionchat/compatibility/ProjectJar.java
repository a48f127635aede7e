package org.xelionchat.compatibility;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.xelionchat.camel.XelionChatComponent;
import org.xelionchat.client.XelionChatClient;

/** A jar of this project whose code runs on other lines of Camel and Netty than it was built with. */
enum ProjectJar {
    CLIENT(XelionChatClient.class),
    COMPONENT(XelionChatComponent.class);

    private final Class<?> representative;
    private JavaClasses classes;

    ProjectJar(Class<?> representative) {
        this.representative = representative;
    }

    /** {@return where its classes were loaded from} */
    Path file() {
        try {
            return Path.of(representative
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return its classes, and from the class path what they refer to} */
    synchronized JavaClasses classes() {
        if (classes == null) {
            try (JarFile jar = new JarFile(file().toFile())) {
                classes = new ClassFileImporter().importJar(jar);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return classes;
    }
}
