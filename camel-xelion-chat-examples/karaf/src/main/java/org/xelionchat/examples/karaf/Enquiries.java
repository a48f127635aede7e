package org.xelionchat.examples.karaf;

import java.util.Dictionary;
import java.util.Hashtable;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ComponentResolver;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.xelionchat.camel.XelionChatComponent;
import org.xelionchat.camel.XelionChatConfiguration;

/**
 * Runs the routes while there is a configuration for them, and while Camel has the component {@code xelion-chat}. When
 * one of the two changes, they stop and start again.
 */
@Component(configurationPid = Enquiries.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class Enquiries {

    static final String PID = "org.xelionchat.example";

    private final CamelContext camel;
    private final ServiceRegistration<CamelContext> published;

    /** What {@code etc/org.xelionchat.example.cfg} says. */
    @interface Settings {

        String host();

        String tenant() default "master";

        boolean secure() default true;

        String gatewayId();

        String accessToken();

        /** The directory that holds those of the routes. */
        String directory();
    }

    /**
     * Starts the routes.
     *
     * @param bundle this bundle
     * @param settings its configuration
     * @param component is not called, only waited for
     * @throws Exception if the routes cannot start
     */
    @Activate
    public Enquiries(
            BundleContext bundle,
            Settings settings,
            @Reference(target = "(component=xelion-chat)") ComponentResolver component)
            throws Exception {
        camel = newCamelContext(bundle);
        try {
            // a Camel of the 3.x line forgets routes that are added before
            camel.start();
            configure(camel.getComponent("xelion-chat", XelionChatComponent.class), settings);
            camel.addRoutes(new EnquiryRoutes(settings.directory()));
        } catch (Exception e) {
            camel.stop();
            throw e;
        }
        // for the commands camel:…
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put("camel.context.name", camel.getName());
        published = bundle.registerService(CamelContext.class, camel, properties);
    }

    /** Stops the routes: exchanges end, sockets close. */
    @Deactivate
    public void stop() {
        published.unregister();
        camel.stop();
    }

    // on the component, not in the routes: so that the token is part of no endpoint's address
    private static void configure(XelionChatComponent component, Settings settings) {
        XelionChatConfiguration gateway = component.getConfiguration();
        gateway.setHost(settings.host());
        gateway.setTenant(settings.tenant());
        gateway.setSecure(settings.secure());
        gateway.setGatewayId(settings.gatewayId());
        gateway.setAccessToken(settings.accessToken());
    }

    /**
     * {@return a Camel context that finds components in other bundles}
     *
     * <p>The class has another name in Camel 3 and in Camel 4, and this bundle is for both. In a bundle for one of them,
     * this is {@code new OsgiDefaultCamelContext(bundle)}.
     */
    private static CamelContext newCamelContext(BundleContext bundle) throws ReflectiveOperationException {
        Class<?> type;
        try {
            type = bundle.getBundle().loadClass("org.apache.camel.karaf.core.OsgiDefaultCamelContext");
        } catch (ClassNotFoundException e) {
            type = bundle.getBundle().loadClass("org.apache.camel.core.osgi.OsgiDefaultCamelContext");
        }
        return (CamelContext) type.getConstructor(BundleContext.class).newInstance(bundle);
    }
}
