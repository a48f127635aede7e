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
    private final Set<Object> services;

    private Surroundings(BundleContext framework) {
        this.framework = framework;
        this.bundles =
                Stream.of(framework.getBundles()).map(Bundle::getBundleId).collect(Collectors.toSet());
        this.services = services(framework).map(Surroundings::id).collect(Collectors.toSet());
    }

    static Surroundings of(BundleContext framework) {
        return new Surroundings(framework);
    }

    List<Bundle> newBundles() {
        return Stream.of(framework.getBundles())
                .filter(bundle -> !bundles.contains(bundle.getBundleId()))
                .toList();
    }

    List<ServiceReference<?>> newServices() {
        return services(framework)
                .filter(service -> !services.contains(id(service)))
                .toList();
    }

    /** {@return the names of the threads of Camel, of AsyncHttpClient and of Netty} */
    static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> THREADS.matcher(name).lookingAt())
                .toList();
    }

    private static Object id(ServiceReference<?> service) {
        return service.getProperty(Constants.SERVICE_ID);
    }

    private static Stream<ServiceReference<?>> services(BundleContext framework) {
        try {
            return Stream.of(framework.getAllServiceReferences(null, null));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
