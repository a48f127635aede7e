package org.xelionchat.karaf;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What there was in a Karaf at one moment. */
final class Surroundings {

    private static final Pattern THREADS =
            Pattern.compile("Camel |.*XelionChat|AsyncHttpClient|nioEventLoop|globalEventExecutor|ObjectCleaner");

    private final BundleContext framework;
    private final Set<Long> bundles;

    private Surroundings(BundleContext framework) {
        this.framework = framework;
        this.bundles =
                Stream.of(framework.getBundles()).map(Bundle::getBundleId).collect(Collectors.toSet());
    }

    static Surroundings of(BundleContext framework) {
        return new Surroundings(framework);
    }

    List<Bundle> newBundles() {
        return Stream.of(framework.getBundles())
                .filter(bundle -> !bundles.contains(bundle.getBundleId()))
                .toList();
    }

    /** {@return the services of Camel, whoever gives them: Karaf itself goes on to add others for a while} */
    List<ServiceReference<?>> camelServices() {
        try {
            return List.of(framework.getAllServiceReferences(null, null)).stream()
                    .filter(service -> Stream.of((String[]) service.getProperty(Constants.OBJECTCLASS))
                            .anyMatch(type -> type.matches("org\\.(apache\\.camel|xelionchat)\\..*")))
                    .toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the names of the threads of Camel, of AsyncHttpClient and of Netty} */
    static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> THREADS.matcher(name).lookingAt())
                .toList();
    }
}
