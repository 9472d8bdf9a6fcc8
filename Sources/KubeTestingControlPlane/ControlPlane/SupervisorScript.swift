/// What the shell does that watches over the programs.
///
/// Its standard input stays open for as long as somebody wants them. The process that holds the
/// other end may die in whatever way: the system closes it.
enum SupervisorScript {
  static let text = #"""
    dir=$1 etcd=$2 server=$3 etcd_port=$4 server_port=$5
    shift 5
    # It ends by its input and by nothing else, but its children need not ignore what it does.
    trap : INT TERM HUP
    cd "$dir" || exit 1

    make_certificates() {
      key='ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes'
      openssl req -x509 -newkey $key -keyout ca.key -out ca.crt -days 2 -subj /CN=kube-test-ca &&
      openssl genrsa -out accounts.key 2048 &&
      sign server /CN=kube-apiserver 'subjectAltName=IP:127.0.0.1,IP:10.0.0.1,DNS:localhost,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc
    extendedKeyUsage=serverAuth' &&
      sign admin /O=system:masters/CN=admin 'extendedKeyUsage=clientAuth'
    }

    sign() {
      printf '%s\n' "$3" >"$1.ext" &&
      openssl req -newkey $key -keyout "$1.key" -out "$1.csr" -subj "$2" &&
      openssl x509 -req -in "$1.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -out "$1.crt" -days 2 -extfile "$1.ext"
    }

    run() {
      name=$1
      shift
      "$@" >"$name.log" 2>&1 </dev/null &
      echo $! >"$name.pid"
      wait $!
      echo $? >"$name.exit"
    }

    stop() {
      [ -s "$1.pid" ] || return 0
      [ -f "$1.exit" ] || kill "$(cat "$1.pid")" 2>/dev/null
      tries=0
      while [ ! -f "$1.exit" ] && kill -0 "$(cat "$1.pid")" 2>/dev/null; do
        tries=$((tries + 1))
        [ $tries -le 100 ] || kill -9 "$(cat "$1.pid")" 2>/dev/null
        sleep 0.1
      done
    }

    make_certificates >openssl.log 2>&1
    echo $? >certificates.tmp
    mv certificates.tmp certificates.exit
    if [ "$(cat certificates.exit)" = 0 ]; then
      run etcd "$etcd" --data-dir="$dir/etcd" --unsafe-no-fsync \
        --listen-client-urls="http://127.0.0.1:$etcd_port" \
        --advertise-client-urls="http://127.0.0.1:$etcd_port" \
        --listen-peer-urls=http://127.0.0.1:0 &
      run server "$server" --etcd-servers="http://127.0.0.1:$etcd_port" \
        --bind-address=127.0.0.1 --secure-port="$server_port" --cert-dir="$dir" \
        --tls-cert-file="$dir/server.crt" --tls-private-key-file="$dir/server.key" \
        --client-ca-file="$dir/ca.crt" --authorization-mode=RBAC --allow-privileged=true \
        --service-account-issuer=https://kubernetes.default.svc \
        --service-account-key-file="$dir/accounts.key" \
        --service-account-signing-key-file="$dir/accounts.key" \
        --service-cluster-ip-range=10.0.0.0/24 --disable-admission-plugins=ServiceAccount "$@" &
    fi
    cat >/dev/null
    stop server
    stop etcd
    wait
    cd /
    rm -rf "$dir"
    """#
}
