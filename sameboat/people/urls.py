from django.urls import path

from sameboat.people.views import keys, leaving, me, passkeys, profile, recovering, signing

app_name = "people"
urlpatterns = [
    path("sign-in/", signing.sign_in, name="sign_in"),
    path("sign-out/", signing.sign_out, name="sign_out"),
    path("join/", signing.join, name="join"),
    path("sign-in/kept/", signing.sign_in_kept, name="sign_in_kept"),
    path("sign-in/passkey/", passkeys.sign_in, name="sign_in_passkey"),
    path("join/passkey/", passkeys.join, name="join_passkey"),
    path("passkeys/begin/", passkeys.begin, name="begin_passkey"),
    path("recover/", recovering.recover, name="recover"),
    path("recover/by-mail/", recovering.recover_by_mail, name="recover_by_mail"),
    path("recover/<str:token>/", recovering.way_back, name="way_back"),
    path("welcome/", me.welcome, name="welcome"),
    path("welcome/<int:step>/", me.welcome_step, name="welcome_step"),
    path("me/", me.me, name="me"),
    path("me/profile/", me.edit_profile, name="edit_profile"),
    path("me/look/", me.look, name="look"),
    path("me/place/", me.place, name="place"),
    path("me/email/", keys.email, name="email"),
    path("me/email/confirm/<str:token>/", keys.confirm_email, name="confirm_email"),
    path("me/passphrase/", keys.passphrase, name="passphrase"),
    path("me/passkeys/", passkeys.mine, name="passkeys"),
    path("me/passkeys/<int:passkey_id>/remove/", passkeys.remove, name="remove_passkey"),
    path("me/codes/", keys.codes, name="codes"),
    path("me/devices/", keys.devices, name="devices"),
    path("me/take/", leaving.take, name="take"),
    path("me/leave/", leaving.leave, name="leave"),
    path("me/come-back/", leaving.come_back, name="come_back"),
    path("me/paused/", leaving.paused, name="paused"),
    path("people/<int:person_id>/", profile.profile, name="profile"),
]
