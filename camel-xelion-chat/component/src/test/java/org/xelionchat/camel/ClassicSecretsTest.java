package org.xelionchat.camel;

@OnClassic
class ClassicSecretsTest extends SecretsTest {}
